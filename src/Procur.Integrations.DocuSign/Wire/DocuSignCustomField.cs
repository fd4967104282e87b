namespace Procur.Integrations.DocuSign.Wire;

/// <summary>A name and its value, kept with an envelope.</summary>
/// <param name="Name">The name.</param>
/// <param name="Value">The value.</param>
public sealed record DocuSignCustomField(string? Name, string? Value)
{
    /// <summary>Whether it stands in the certificate.</summary>
    public string? Show { get; init; }

    /// <summary>Whether somebody must fill it in.</summary>
    public string? Required { get; init; }

    /// <summary>The name only.</summary>
    public override string ToString() => $"DocuSignCustomField {Name}";
}
