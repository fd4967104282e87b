namespace Procur.Integrations.DocuSign.Wire;

/// <summary>Names and values that are kept with an envelope.</summary>
/// <param name="TextCustomFields">The fields.</param>
public sealed record DocuSignCustomFields(IReadOnlyList<DocuSignCustomField>? TextCustomFields);
