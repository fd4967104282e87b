using Procur.Integrations.Approvals;
using Procur.Integrations.Connections;

namespace Procur.Integrations.Sql;

/// <summary>Keeps decisions on approval cards in the host's database: one wins, whichever machine it came to, and still does after a restart.</summary>
internal sealed class SqlApprovalDecisions(SqlDatabase database) : IApprovalDecisions
{
    private readonly string table = database.Table("approval_decisions");

    public async ValueTask<ApprovalDecision> DecideAsync(
        ConnectionId connection,
        ApprovalDecision decision,
        CancellationToken cancellationToken = default
    )
    {
        ArgumentNullException.ThrowIfNull(decision);
        return await database
            .WriteAsync(
                "approvals.decide",
                async session =>
                {
                    await session
                        .ExecuteAsync(
                            $"""
                            INSERT INTO {table} (tenant_id, source, connection, approval_id, verdict, user_id, event_id, decided_at)
                            VALUES (@tenant, @source, @connection, @approval, @verdict, @user, @event, @at)
                            ON CONFLICT (tenant_id, source, connection, approval_id) DO NOTHING
                            """,
                            [
                                .. Key(connection, decision.ApprovalId),
                                ("verdict", (int)decision.Verdict),
                                ("user", decision.UserId),
                                ("event", decision.EventId),
                                ("at", (DateTimeOffset?)decision.DecidedAt),
                            ]
                        )
                        .ConfigureAwait(false);
                    return await FindAsync(session, connection, decision.ApprovalId).ConfigureAwait(false) ?? decision;
                },
                cancellationToken
            )
            .ConfigureAwait(false);
    }

    public async ValueTask<ApprovalDecision?> FindAsync(
        ConnectionId connection,
        string approvalId,
        CancellationToken cancellationToken = default
    ) =>
        await database
            .ReadAsync("approvals.find", session => FindAsync(session, connection, approvalId), cancellationToken)
            .ConfigureAwait(false);

    private ValueTask<ApprovalDecision?> FindAsync(SqlSession session, ConnectionId connection, string approvalId) =>
        session.FindAsync(
            $"""
            SELECT verdict, user_id, event_id, decided_at FROM {table}
            WHERE tenant_id = @tenant AND source = @source AND connection = @connection AND approval_id = @approval
            """,
            row => new ApprovalDecision(approvalId, (ApprovalVerdict)row.GetInt64(0), row.GetString(1), row.GetString(2), row.Time(3)),
            Key(connection, approvalId)
        );

    private static SqlValue[] Key(ConnectionId connection, string approvalId) =>
        [("tenant", connection.Tenant), ("source", connection.Integration), ("connection", connection.Name), ("approval", approvalId)];
}
