using System.Text.Json.Nodes;
using Procur.Integrations.Sandbox.Google.Wire;

namespace Procur.Integrations.Sandbox.Google.Accounts;

/// <summary>What people do with accounts: at the consent screen, in the console, at the domain's administration.</summary>
internal static class GoogleAccountActs
{
    public static IReadOnlyDictionary<string, Func<GoogleAccount, JsonObject, CancellationToken, Task<JsonObject?>>> All { get; } =
        new Dictionary<string, Func<GoogleAccount, JsonObject, CancellationToken, Task<JsonObject?>>>(StringComparer.Ordinal)
        {
            ["service-account"] = (account, _, _) => Done(ServiceAccount(account)),
            ["scopes"] = (account, arguments, _) => Done(Scopes(account, arguments)),
            ["decline"] = (account, _, _) => Done(Decline(account)),
            ["end-tokens"] = (account, _, _) => Done(new JsonObject { ["ended"] = account.Tokens.End() }),
            ["exhaust-quota"] = (account, arguments, _) => Done(ExhaustQuota(account, arguments)),
        };

    private static Task<JsonObject?> Done(JsonObject? seen) => Task.FromResult(seen);

    private static JsonObject? Decline(GoogleAccount account)
    {
        lock (account.Gate)
        {
            account.Declines = true;
            return null;
        }
    }

    private static JsonObject ServiceAccount(GoogleAccount account) =>
        new() { ["keyFile"] = account.ServiceAccount.ToKeyFile(), ["subject"] = account.Email };

    private static JsonObject Scopes(GoogleAccount account, JsonObject arguments)
    {
        lock (account.Gate)
        {
            Set(account.GrantedScopes, arguments["granted"]);
            Set(account.DelegatedScopes, arguments["delegated"]);
            return new JsonObject { ["granted"] = Texts(account.GrantedScopes), ["delegated"] = Texts(account.DelegatedScopes) };
        }
    }

    private static JsonObject? ExhaustQuota(GoogleAccount account, JsonObject arguments)
    {
        lock (account.Gate)
        {
            account.ExhaustQuota(
                arguments["calls"] is JsonValue value && value.TryGetValue<int>(out var calls)
                    ? calls
                    : throw new SandboxException("exhaust-quota needs 'calls', how many are refused.")
            );
            return null;
        }
    }

    private static void Set(HashSet<string> scopes, JsonNode? given)
    {
        if (GoogleJson.Text(given) is { } text)
        {
            scopes.Clear();
            scopes.UnionWith(text.Split(' ', StringSplitOptions.RemoveEmptyEntries));
        }
    }

    private static JsonArray Texts(IEnumerable<string> texts) =>
        new([.. texts.Order(StringComparer.Ordinal).Select(x => (JsonNode)JsonValue.Create(x))]);
}
