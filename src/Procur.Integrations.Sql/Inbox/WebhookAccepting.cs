using System.Globalization;
using Procur.Integrations.Connections;
using Procur.Integrations.Webhooks;

namespace Procur.Integrations.Sql;

/// <summary>Writes deliveries within one transaction.</summary>
internal sealed class WebhookAccepting(InboxNames names)
{
    private const int MostEvidence = 8;

    private static readonly string[] Columns =
    [
        "tenant_id",
        "source",
        "connection",
        "event_id",
        "event_type",
        "entity_id",
        "payload",
        "batch_id",
        "batch_index",
        "headers",
        "headers_hash",
        "ticket",
        "secret",
        "fingerprint",
        "occurred_at",
        "created_at",
        "lane",
        "kept_for",
    ];

    private readonly string head =
        $"INSERT INTO {names.Events} ({string.Join(", ", Columns)}, state, attempts, fence, due_at, is_parked, abandoned, is_mark) VALUES ";

    private readonly string tail =
        " ON CONFLICT (tenant_id, source, connection, event_id) DO NOTHING RETURNING id, tenant_id, source, connection, event_id";

    private readonly Dictionary<int, string> inserts = [];

    public async ValueTask<IReadOnlyList<IReadOnlyList<WebhookAcceptance>>> AcceptAsync(
        SqlSession session,
        IReadOnlyList<WebhookDelivery> deliveries
    )
    {
        var arrivals = new List<Arrival>(deliveries.Count);
        for (var i = 0; i < deliveries.Count; i++)
        {
            // Made from what it holds, so that the same work done twice stores it once.
            var batch = deliveries[i].Events.Count > 1 ? BatchOf(deliveries[i]) : null;
            for (var j = 0; j < deliveries[i].Events.Count; j++)
            {
                arrivals.Add(new Arrival(i, j, deliveries[i], deliveries[i].Events[j], batch));
            }
        }

        // In the key's order: two processes that store the same events do not wait for one another in a circle.
        arrivals.Sort(static (a, b) => a.Order.CompareTo(b.Order));
        var added = await InsertAsync(session, arrivals).ConfigureAwait(false);
        await InsertBatchesAsync(session, arrivals, added).ConfigureAwait(false);
        var results = deliveries.Select(static one => new WebhookAcceptance[one.Events.Count]).ToArray();
        foreach (var arrival in arrivals)
        {
            results[arrival.Delivery][arrival.Event] = added.Remove(arrival.Key, out var id)
                ? New(id, arrival.Delivered)
                : await KnownAsync(session, arrival).ConfigureAwait(false);
        }

        return results;
    }

    private static WebhookAcceptance New(long id, WebhookDelivered delivered) =>
        new(id, true, delivered.IsHeld ? StoredWebhookState.Handling : StoredWebhookState.Pending, delivered.Fingerprint)
        {
            Claim = delivered.IsHeld ? new WebhookLease(id, 1) : null,
        };

    private async ValueTask<Dictionary<(ConnectionId, string), long>> InsertAsync(SqlSession session, List<Arrival> arrivals)
    {
        var added = new Dictionary<(ConnectionId, string), long>(arrivals.Count);
        foreach (var rows in arrivals.Chunk(names.RowsAtOnce))
        {
            var values = new List<SqlValue>(rows.Length * (Columns.Length + 2));
            for (var i = 0; i < rows.Length; i++)
            {
                Add(values, i, rows[i]);
            }

            var inserted = await session
                .ListAsync(
                    InsertOf(rows.Length),
                    static row =>
                        (
                            Id: row.GetInt64(0),
                            Key: (new ConnectionId(row.GetString(1), row.GetString(2), row.GetString(3)), row.GetString(4))
                        ),
                    [.. values]
                )
                .ConfigureAwait(false);
            foreach (var (id, key) in inserted)
            {
                added[key] = id;
            }
        }

        return added;
    }

    private string InsertOf(int rows)
    {
        // Two transactions may be written at the same time.
        lock (inserts)
        {
            if (!inserts.TryGetValue(rows, out var text))
            {
                var values = new System.Text.StringBuilder(head);
                for (var i = 0; i < rows; i++)
                {
                    var number = i.ToString(CultureInfo.InvariantCulture);
                    values.Append(i == 0 ? "(" : ", (");
                    foreach (var column in Columns)
                    {
                        values.Append('@').Append(column).Append(number).Append(", ");
                    }

                    // Held ones are claimed already: state 2, tried once, under the first claim.
                    values.Append(
                        CultureInfo.InvariantCulture,
                        $"1 + @held{number}, @held{number}, @held{number}, {names.Now} + @held_for{number}, 0, 0, 0)"
                    );
                }

                inserts[rows] = text = values.Append(tail).ToString();
            }

            return text;
        }
    }

    private static void Add(List<SqlValue> values, int row, Arrival arrival)
    {
        var (delivery, delivered) = (arrival.From, arrival.Delivered);
        var isAlone = arrival.Batch is null;
        values.Add((Name("tenant_id"), delivery.Connection.Tenant));
        values.Add((Name("source"), delivery.Connection.Integration));
        values.Add((Name("connection"), delivery.Connection.Name));
        values.Add((Name("event_id"), delivered.Key));
        values.Add((Name("event_type"), delivered.Type));
        values.Add((Name("entity_id"), delivered.EntityId));
        values.Add(isAlone ? (SqlValue)(Name("payload"), delivery.Body) : (SqlValue)(Name("payload"), (byte[]?)null));
        values.Add((Name("batch_id"), arrival.Batch));
        values.Add((Name("batch_index"), delivered.Index));
        values.Add((Name("headers"), isAlone ? InboxJson.Write(delivery.Headers) : null));
        values.Add((Name("headers_hash"), delivery.HeadersHash));
        values.Add((Name("ticket"), isAlone ? InboxJson.Write(delivery.Ticket) : null));
        values.Add((Name("secret"), delivery.Secret));
        values.Add((Name("fingerprint"), Hex(delivered.Fingerprint)));
        values.Add((Name("occurred_at"), delivered.OccurredAt));
        values.Add((Name("created_at"), (DateTimeOffset?)delivery.ReceivedAt));
        values.Add((Name("lane"), delivered.Lane));
        values.Add((Name("kept_for"), delivery.Tolerance is { } tolerance ? (long)(2 * tolerance).TotalMilliseconds : (long?)null));
        values.Add((Name("held"), delivered.IsHeld));
        values.Add((Name("held_for"), delivered.IsHeld ? (long)delivery.HeldFor.TotalMilliseconds : 0L));

        string Name(string column) => InboxRows.Numbered(column, row);
    }

    private async ValueTask InsertBatchesAsync(SqlSession session, List<Arrival> arrivals, Dictionary<(ConnectionId, string), long> added)
    {
        foreach (
            var arrival in arrivals.Where(one => one.Batch is not null && added.ContainsKey(one.Key)).DistinctBy(static one => one.Batch)
        )
        {
            await session
                .ExecuteAsync(
                    $"INSERT INTO {names.Batches} (id, payload, headers, ticket, received_at) VALUES (@id, @payload, @headers, @ticket, @received) ON CONFLICT (id) DO NOTHING",
                    ("id", arrival.Batch),
                    ("payload", arrival.From.Body),
                    ("headers", InboxJson.Write(arrival.From.Headers)),
                    ("ticket", InboxJson.Write(arrival.From.Ticket)),
                    ("received", (DateTimeOffset?)arrival.From.ReceivedAt)
                )
                .ConfigureAwait(false);
        }
    }

    private async ValueTask<WebhookAcceptance> KnownAsync(SqlSession session, Arrival arrival)
    {
        var known = await session
            .FindAsync(
                $"SELECT id, state, fingerprint, answer FROM {names.Events} WHERE tenant_id = @tenant AND source = @source AND connection = @connection AND event_id = @event",
                static row => new WebhookAcceptance(
                    row.GetInt64(0),
                    false,
                    InboxRows.StateOf(row.GetInt64(1)),
                    Convert.FromHexString(row.GetString(2))
                )
                {
                    Answer = InboxJson.ReadAnswer(row.TextOrNull(3)),
                },
                ("tenant", arrival.From.Connection.Tenant),
                ("source", arrival.From.Connection.Integration),
                ("connection", arrival.From.Connection.Name),
                ("event", arrival.Delivered.Key)
            )
            .ConfigureAwait(false);
        if (known is null)
        {
            // It was swept between the two statements.
            var again = await InsertAsync(session, [arrival]).ConfigureAwait(false);
            await InsertBatchesAsync(session, [arrival], again).ConfigureAwait(false);
            return again.TryGetValue(arrival.Key, out var id)
                ? New(id, arrival.Delivered)
                : throw new IntegrationException(
                    "store",
                    "webhooks.accept",
                    IntegrationErrorKind.Unavailable,
                    "store webhooks.accept: an event came and went at the same moment. It is taken when it comes again."
                )
                {
                    IsTransient = true,
                };
        }

        return known.Fingerprint.Span.SequenceEqual(arrival.Delivered.Fingerprint.Span)
            ? known
            : await DiffersAsync(session, arrival, known).ConfigureAwait(false);
    }

    /// <summary>Another content under a known id: it takes the place of one that nobody may see, or else is evidence, which does so should the first come to nothing.</summary>
    private async ValueTask<WebhookAcceptance> DiffersAsync(SqlSession session, Arrival arrival, WebhookAcceptance known)
    {
        if (known.State == StoredWebhookState.Unconfirmed)
        {
            var taken = await session
                .ExecuteAsync(
                    $"""
                    UPDATE {names.Events} SET state = 1, fence = fence + 1, attempts = 0, abandoned = 0, due_at = {names.Now}, processed_at = NULL,
                        payload = @payload, batch_id = NULL, batch_index = @index, headers = @headers, ticket = @ticket, fingerprint = @fingerprint,
                        completed = NULL, error = NULL, is_mark = 0
                    WHERE id = @id AND state = 4
                    """,
                    [.. ContentOf(arrival), ("id", (long?)known.Id)]
                )
                .ConfigureAwait(false);
            return taken == 1 ? known with { State = StoredWebhookState.Pending } : known;
        }

        await session
            .ExecuteAsync(
                $"""
                INSERT INTO {names.Evidence} (event, fingerprint, payload, batch_index, headers, ticket, received_at)
                SELECT @event, @fingerprint, @payload, @index, @headers, @ticket, @received
                WHERE (SELECT COUNT(*) FROM {names.Evidence} WHERE event = @event) < {MostEvidence}
                ON CONFLICT (event, fingerprint) DO NOTHING
                """,
                [.. ContentOf(arrival), ("event", (long?)known.Id), ("received", (DateTimeOffset?)arrival.From.ReceivedAt)]
            )
            .ConfigureAwait(false);
        return known;
    }

    private static SqlValue[] ContentOf(Arrival arrival) =>
        [
            ("payload", arrival.From.Body),
            ("index", arrival.Delivered.Index),
            ("headers", InboxJson.Write(arrival.From.Headers)),
            ("ticket", InboxJson.Write(arrival.From.Ticket)),
            ("fingerprint", Hex(arrival.Delivered.Fingerprint)),
        ];

    private static string BatchOf(WebhookDelivery delivery)
    {
        using var hash = System.Security.Cryptography.IncrementalHash.CreateHash(System.Security.Cryptography.HashAlgorithmName.SHA256);
        hash.AppendData(delivery.Body.Span);
        var id = delivery.Connection;
        foreach (var part in (ReadOnlySpan<string>)[id.Tenant, id.Integration, id.Name])
        {
            hash.AppendData(System.Text.Encoding.UTF8.GetBytes(part.Length.ToString(CultureInfo.InvariantCulture) + ":" + part));
        }

        return Convert.ToHexStringLower(hash.GetHashAndReset());
    }

    private static string Hex(ReadOnlyMemory<byte> bytes) => Convert.ToHexStringLower(bytes.Span);

    private sealed record Arrival(int Delivery, int Event, WebhookDelivery From, WebhookDelivered Delivered, string? Batch)
    {
        public (ConnectionId, string) Key { get; } = (From.Connection, Delivered.Key);

        public OrdinalKey Order { get; } = new(From.Connection.Tenant, From.Connection.Integration, From.Connection.Name, Delivered.Key);
    }

    private readonly record struct OrdinalKey(string Tenant, string Integration, string Name, string Key)
    {
        public int CompareTo(OrdinalKey other) =>
            string.CompareOrdinal(Tenant, other.Tenant) is not 0 and var byTenant ? byTenant
            : string.CompareOrdinal(Integration, other.Integration) is not 0 and var byIntegration ? byIntegration
            : string.CompareOrdinal(Name, other.Name) is not 0 and var byName ? byName
            : string.CompareOrdinal(Key, other.Key);
    }
}
