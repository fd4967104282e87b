using System.Text.Json;
using System.Text.Json.Nodes;
using Procur.Integrations.Sandbox.Google.Wire;
using Procur.Integrations.Sandbox.StandIns;

namespace Procur.Integrations.Sandbox.Google.Drive;

/// <summary>A call of the Drive API while it is carried out.</summary>
internal sealed class DriveCall(GoogleCall call)
{
    public DriveState Drive => call.Account.Drive;

    public DateTimeOffset Now => call.Now;

    public StandInCall Wire => call.Wire;

    /// <summary>Whether the caller has said that it knows of shared drives; without that, what stands in them is not there.</summary>
    public bool KnowsSharedDrives => call.Flag("supportsAllDrives") || call.Flag("supportsTeamDrives");

    /// <summary>A variable part of the path.</summary>
    public string Value(int at) => call.Values[at];

    public string? Query(string name) => call.Query(name) is { Length: > 0 } value ? value : null;

    /// <summary>A truth value of the query; false without one.</summary>
    public bool Flag(string name) => call.Flag(name);

    /// <summary>A whole number of the query within limits.</summary>
    public int Number(string name, int otherwise, int least, int most) => call.Number(name, otherwise, least, most);

    /// <summary>The body as JSON; an empty object where there is none.</summary>
    public JsonObject Json() => Wire.Body.IsEmpty ? [] : call.Json();

    public static JsonObject ParseJson(ReadOnlyMemory<byte> bytes)
    {
        try
        {
            return JsonNode.Parse(bytes.Span) as JsonObject ?? throw new GoogleRefusalException(400, "parseError", "Parse Error");
        }
        catch (JsonException)
        {
            throw new GoogleRefusalException(400, "parseError", "Parse Error");
        }
    }

    /// <summary>Finds a file that this call can see.</summary>
    public DriveItem Find(string id) => Drive.Find(id, KnowsSharedDrives) ?? throw DriveRefusal.NotFound(id);

    /// <summary>Writes an effect into the ledger.</summary>
    public void Effect(string kind, string id) => call.Effect(kind, id);

    /// <summary>An answer with the fields that were asked for.</summary>
    /// <param name="json">The whole.</param>
    /// <param name="fields">What is given where nothing was asked for.</param>
    public StandInReply Ok(JsonObject json, string fields) => Ok(json, fields, Query("fields"));

    public static StandInReply Ok(JsonObject json, string fields, string? asked) =>
        GoogleJson.Reply(200, DriveFields.Parse(asked ?? fields).Pick(json));
}
