namespace Procur.Integrations;

/// <summary>Why an invoice, or a line of it, does not match.</summary>
/// <param name="Code">What is the matter.</param>
/// <param name="Text">The same for people, with the figures.</param>
/// <param name="Expected">What would have matched.</param>
/// <param name="Actual">What was found.</param>
public sealed record MatchReason(MatchReasonCode Code, string Text, decimal? Expected = null, decimal? Actual = null);
