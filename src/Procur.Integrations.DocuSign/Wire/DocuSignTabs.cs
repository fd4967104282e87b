namespace Procur.Integrations.DocuSign.Wire;

/// <summary>Tabs by kind.</summary>
public sealed record DocuSignTabs
{
    /// <summary>Signatures.</summary>
    public IReadOnlyList<DocuSignTab>? SignHereTabs { get; init; }

    /// <summary>Initials.</summary>
    public IReadOnlyList<DocuSignTab>? InitialHereTabs { get; init; }

    /// <summary>Dates of signing.</summary>
    public IReadOnlyList<DocuSignTab>? DateSignedTabs { get; init; }

    /// <summary>Names.</summary>
    public IReadOnlyList<DocuSignTab>? FullNameTabs { get; init; }

    /// <summary>Texts.</summary>
    public IReadOnlyList<DocuSignTab>? TextTabs { get; init; }

    /// <summary>Boxes to tick.</summary>
    public IReadOnlyList<DocuSignTab>? CheckboxTabs { get; init; }
}
