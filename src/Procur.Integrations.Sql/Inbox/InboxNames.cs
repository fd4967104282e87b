namespace Procur.Integrations.Sql;

/// <summary>The inbox's tables and the database's words that its statements need.</summary>
internal sealed class InboxNames(SqlDatabase database)
{
    /// <summary>What is claimed by whoever writes waits for nobody.</summary>
    public string SkipLocked { get; } = database.Dialect.SkipLocked;

    /// <summary>Rows that several statements touch are locked in one order.</summary>
    public string ForUpdate { get; } = database.Dialect.Kind == SqlDialectKind.PostgreSql ? " FOR UPDATE" : "";

    /// <summary>The database's clock, once a statement: an index can be searched by it.</summary>
    public string Now { get; } = $"(SELECT {database.Dialect.NowMs})";

    /// <summary>How many rows a statement takes at most: a round trip costs on a network, and a statement that is compiled already nothing in a file.</summary>
    public int RowsAtOnce { get; } = database.Dialect.Kind == SqlDialectKind.PostgreSql ? 200 : 1;

    public string Events { get; } = database.Table("webhook_events");

    public string Batches { get; } = database.Table("webhook_batches");

    public string Evidence { get; } = database.Table("webhook_evidence");

    public string Lanes { get; } = database.Table("webhook_lanes");

    public string Tickets { get; } = database.Table("callback_tickets");
}
