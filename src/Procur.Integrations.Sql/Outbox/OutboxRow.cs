using Procur.Integrations.Outbox;

namespace Procur.Integrations.Sql;

/// <summary>A message that this process has claimed.</summary>
internal sealed record OutboxRow(OutboxEntry Entry, OutboxKind Kind, byte[]? Content);
