namespace Procur.Integrations.Sql;

/// <summary>What a row of the outbox holds.</summary>
internal enum OutboxKind
{
    Email = 1,
    Chat = 2,
}
