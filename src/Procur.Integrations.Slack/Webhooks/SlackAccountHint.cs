using System.Text.Json;

namespace Procur.Integrations.Slack;

/// <summary>Reads of which workspace a webhook speaks, without parsing the rest. Unverified: it only chooses.</summary>
internal static class SlackAccountHint
{
    public static string? Of(ReadOnlySpan<byte> body)
    {
        if (SlackEvents.IsJson(body))
        {
            return OfJson(body);
        }

        return SlackForm.Find(body, "payload"u8) is { } payload ? OfJson(payload) : SlackForm.FindText(body, "team_id"u8);
    }

    private static string? OfJson(ReadOnlySpan<byte> json)
    {
        try
        {
            return Find(json);
        }
        // Half a surrogate pair, which JSON may escape and text cannot hold, is the second.
        catch (Exception e) when (e is JsonException or InvalidOperationException)
        {
            return null;
        }
    }

    // team_id for events, team.id for interactions; an app of a whole organisation may have neither.
    private static string? Find(ReadOnlySpan<byte> json)
    {
        string? enterprise = null;
        var reader = new Utf8JsonReader(json);
        reader.Read();
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            var isTeam = reader.ValueTextEquals("team_id"u8) || reader.ValueTextEquals("team"u8);
            var isEnterprise = !isTeam && (reader.ValueTextEquals("enterprise_id"u8) || reader.ValueTextEquals("enterprise"u8));
            reader.Read();
            if (!isTeam && !isEnterprise)
            {
                reader.Skip();
            }
            else if (IdIn(ref reader) is { } id)
            {
                if (isTeam)
                {
                    return id;
                }

                enterprise = id;
            }
        }

        return enterprise;
    }

    /// <summary>The text itself, or the id of an object.</summary>
    private static string? IdIn(ref Utf8JsonReader reader)
    {
        if (reader.TokenType != JsonTokenType.StartObject)
        {
            return reader.TokenType == JsonTokenType.String ? reader.GetString() : null;
        }

        string? id = null;
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            var found = reader.ValueTextEquals("id"u8);
            reader.Read();
            if (found && reader.TokenType == JsonTokenType.String)
            {
                id = reader.GetString();
            }
            else
            {
                reader.Skip();
            }
        }

        return id;
    }
}
