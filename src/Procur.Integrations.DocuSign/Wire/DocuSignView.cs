namespace Procur.Integrations.DocuSign.Wire;

/// <summary>Answer to POST envelopes/{id}/views/recipient.</summary>
public sealed record DocuSignView
{
    /// <summary>The address, good for one visit.</summary>
    public string? Url { get; init; }

    /// <summary>Nothing: whoever has the address signs.</summary>
    public override string ToString() => nameof(DocuSignView);
}
