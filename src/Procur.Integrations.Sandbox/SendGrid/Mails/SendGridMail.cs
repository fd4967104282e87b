using System.Text.Json.Nodes;

namespace Procur.Integrations.Sandbox.SendGrid.Mails;

/// <summary>A mail that was taken: one personalization of a call.</summary>
internal sealed record SendGridMail(string MessageId, int Number)
{
    public required IReadOnlyList<string> To { get; init; }

    public required IReadOnlyList<string> Cc { get; init; }

    public required IReadOnlyList<string> Bcc { get; init; }

    public IReadOnlyList<string> Recipients => [.. To, .. Cc, .. Bcc];

    /// <summary>What was asked for, as far as it is the same for all personalizations, and what was made of it.</summary>
    public required JsonObject Shown { get; init; }

    public required JsonObject CustomArguments { get; init; }

    public required IReadOnlyList<string> Categories { get; init; }

    public required DateTimeOffset At { get; init; }

    public int? Group { get; init; }

    public JsonObject ToJson()
    {
        var json = (JsonObject)Shown.DeepClone();
        json["message"] = MessageId;
        json["number"] = Number;
        json["to"] = Texts(To);
        json["cc"] = Texts(Cc);
        json["bcc"] = Texts(Bcc);
        json["custom_args"] = CustomArguments.DeepClone();
        json["categories"] = Texts(Categories);
        return json;
    }

    private static JsonArray Texts(IEnumerable<string> texts)
    {
        var array = new JsonArray();
        foreach (var text in texts)
        {
            array.Add((JsonNode)text);
        }

        return array;
    }
}
