namespace Procur.Integrations.DocuSign.Wire;

/// <summary>Body of PUT folders/{folder}.</summary>
/// <param name="EnvelopeIds">The ids of envelopes or templates.</param>
public sealed record DocuSignFolderMove(IReadOnlyList<string> EnvelopeIds);
