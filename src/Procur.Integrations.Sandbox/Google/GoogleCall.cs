using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.Extensions.Primitives;
using Procur.Integrations.Sandbox.Google.Accounts;
using Procur.Integrations.Sandbox.Google.Wire;
using Procur.Integrations.Sandbox.StandIns;

namespace Procur.Integrations.Sandbox.Google;

/// <summary>A call of an API while it is carried out; the account's gate is held.</summary>
internal sealed class GoogleCall(SandboxWorld world, GoogleAccount account, GoogleAccess access, StandInCall call)
{
    private readonly Dictionary<string, StringValues> _query = QueryHelpers.ParseQuery(call.Query);

    public GoogleAccount Account { get; } = account;

    /// <summary>What the token stands for.</summary>
    public GoogleAccess Access { get; } = access;

    /// <summary>The call as it came: path values, headers and the bytes of the body.</summary>
    public StandInCall Wire { get; } = call;

    public IReadOnlyList<string> Values => Wire.PathValues;

    public DateTimeOffset Now => World.Clock.GetUtcNow();

    public SandboxWorld World { get; } = world;

    /// <summary>A value of the query; null without one.</summary>
    public string? Query(string name) => _query.TryGetValue(name, out var values) ? values[0] : null;

    /// <summary>All values of the query by that name.</summary>
    public IReadOnlyList<string> QueryAll(string name) =>
        _query.TryGetValue(name, out var values) ? [.. values.Where(x => x is not null).Select(x => x!)] : [];

    /// <summary>A truth value of the query; false without one.</summary>
    /// <exception cref="GoogleRefusalException">It is none.</exception>
    public bool Flag(string name) =>
        Query(name) switch
        {
            null or "false" => false,
            "true" => true,
            var other => throw new GoogleRefusalException(400, "invalidParameter", $"Invalid value '{other}' for '{name}'."),
        };

    /// <summary>A number of the query.</summary>
    /// <exception cref="GoogleRefusalException">It is none, or out of bounds.</exception>
    public int Number(string name, int otherwise, int least, int most) =>
        Query(name) is not { } text ? otherwise
        : int.TryParse(text, out var number) && number >= least && number <= most ? number
        : throw new GoogleRefusalException(
            400,
            "invalidParameter",
            $"Invalid value '{text}'. Values must be within the range: [{least}, {most}]"
        );

    /// <summary>The body as a JSON object.</summary>
    /// <exception cref="GoogleRefusalException">It is none.</exception>
    public JsonObject Json()
    {
        try
        {
            if (JsonNode.Parse(Wire.Body.Span) is JsonObject json)
            {
                return json;
            }
        }
        catch (JsonException)
        {
            // Said below, as for any other body that is no object.
        }

        throw new GoogleRefusalException(400, "parseError", "Parse Error");
    }

    /// <summary>Writes to the ledger.</summary>
    public void Effect(string kind, string id, string? reference = null) => Account.Effect(World, kind, id, reference);
}
