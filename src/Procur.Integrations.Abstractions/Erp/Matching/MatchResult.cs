namespace Procur.Integrations;

/// <summary>What a match came to, with its reasons.</summary>
/// <param name="Verdict">The verdict.</param>
/// <param name="Reasons">What speaks against the invoice as a whole.</param>
/// <param name="Lines">The order's lines that the invoice bills, and those it bills that are not on the order.</param>
public sealed record MatchResult(MatchVerdict Verdict, IReadOnlyList<MatchReason> Reasons, IReadOnlyList<MatchedLine> Lines);
