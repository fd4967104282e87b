namespace Procur.Integrations.Approvals;

/// <summary>A decision on an <see cref="ApprovalCard"/>.</summary>
/// <param name="ApprovalId">The host's own id of what was to be approved.</param>
/// <param name="Verdict">What was decided.</param>
/// <param name="UserId">The service's id of the person.</param>
/// <param name="EventId">The id of the event that told of it.</param>
/// <param name="DecidedAt">When (UTC).</param>
public sealed record ApprovalDecision(string ApprovalId, ApprovalVerdict Verdict, string UserId, string EventId, DateTimeOffset DecidedAt);
