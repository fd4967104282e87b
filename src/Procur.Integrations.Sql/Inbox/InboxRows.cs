using System.Data.Common;
using System.Globalization;
using Procur.Integrations.Connections;
using Procur.Integrations.Webhooks;

namespace Procur.Integrations.Sql;

/// <summary>Reads the inbox's rows, and writes lists of values.</summary>
internal static class InboxRows
{
    /// <summary>The columns of <see cref="Read"/>, in order.</summary>
    public const string Columns =
        "id, tenant_id, source, connection, event_id, event_type, batch_index, batch_id, entity_id, state, attempts, error, answer, headers_hash, created_at, occurred_at, processed_at, due_at, is_mark";

    public static StoredWebhookRow Read(DbDataReader row)
    {
        var state = StateOf(row.GetInt64(9));
        return new StoredWebhookRow(
            row.GetInt64(0),
            new ConnectionId(row.GetString(1), row.GetString(2), row.GetString(3)),
            row.GetString(4)
        )
        {
            Type = row.GetString(5),
            Index = (int)row.GetInt64(6),
            Batch = row.TextOrNull(7),
            EntityId = row.TextOrNull(8),
            State = state,
            Attempts = (int)row.GetInt64(10),
            Error = row.TextOrNull(11),
            Answer = InboxJson.ReadAnswer(row.TextOrNull(12)),
            HeadersHash = row.TextOrNull(13),
            ReceivedAt = row.Time(14),
            OccurredAt = row.TimeOrNull(15),
            ProcessedAt = row.TimeOrNull(16),
            NextAttemptAt = state == StoredWebhookState.Pending ? row.TimeOrNull(17) : null,
        };
    }

    public static StoredWebhookState StateOf(long state) =>
        state is >= (long)StoredWebhookState.Pending and <= (long)StoredWebhookState.Discarded
            ? (StoredWebhookState)state
            : StoredWebhookState.Unrecognized;

    /// <summary><c>(@a0, @b0), (@a1, @b1)</c>.</summary>
    public static string Values(int rows, params ReadOnlySpan<string> names)
    {
        var text = new System.Text.StringBuilder();
        for (var row = 0; row < rows; row++)
        {
            text.Append(row == 0 ? "(" : ", (");
            for (var i = 0; i < names.Length; i++)
            {
                text.Append(i == 0 ? "@" : ", @").Append(names[i]).Append(row.ToString(CultureInfo.InvariantCulture));
            }

            text.Append(')');
        }

        return text.ToString();
    }

    /// <summary><c>@id0, @id1</c> and their values.</summary>
    public static (string Names, SqlValue[] Values) List(string name, IReadOnlyList<long> ids) =>
        (
            string.Join(", ", ids.Select((_, i) => "@" + Numbered(name, i))),
            [.. ids.Select((id, i) => (SqlValue)(Numbered(name, i), (long?)id))]
        );

    public static (string Names, SqlValue[] Values) List(string name, IReadOnlyList<string> texts) =>
        (
            string.Join(", ", texts.Select((_, i) => "@" + Numbered(name, i))),
            [.. texts.Select((text, i) => (SqlValue)(Numbered(name, i), text))]
        );

    public static string Numbered(string name, int number) => name + number.ToString(CultureInfo.InvariantCulture);
}
