using System.Collections.Frozen;
using System.Text.Json;
using Procur.Integrations.Wire;

namespace Procur.Integrations.GoogleWorkspace;

/// <summary>Reads the errors of Google's APIs: the reason first, since a quota that is used up comes as a 403, and the status second.</summary>
internal static class GoogleErrors
{
    private const int LongestMessage = 300;
    private const int LongestCode = 80;

    private static readonly FrozenDictionary<string, IntegrationErrorKind> Kinds = GoogleErrorKinds.All.ToFrozenDictionary(
        StringComparer.Ordinal
    );

    public static Failure? Read(WireReply reply)
    {
        ArgumentNullException.ThrowIfNull(reply);
        if (reply.IsSuccess || !reply.LooksLikeJson || Find(reply.Json, "error") is not { ValueKind: JsonValueKind.Object } error)
        {
            return null;
        }

        var reason = ReasonOf(error);
        var message = Text(error, "message");
        message = message is { Length: > LongestMessage } ? message[..LongestMessage] : message;
        if (reason is not null && Kinds.TryGetValue(reason, out var kind))
        {
            return new Failure(kind, reason, message) { Advice = AdviceFor(reason) };
        }

        // A reason that no document names: the status says what kind of failure it is.
        return new Failure(KindOf((int)reply.Status), reason ?? Text(error, "status"), message);
    }

    /// <summary>The reason that an error gives, such as <c>duplicate</c>; null where there is none.</summary>
    public static string? ReasonIn(WireReply reply) =>
        reply.LooksLikeJson && Find(reply.Json, "error") is { ValueKind: JsonValueKind.Object } error ? ReasonOf(error) : null;

    private static IntegrationErrorKind KindOf(int status) =>
        status switch
        {
            401 => IntegrationErrorKind.Authentication,
            403 => IntegrationErrorKind.Permission,
            404 or 410 => IntegrationErrorKind.NotFound,
            408 => IntegrationErrorKind.Timeout,
            409 or 412 => IntegrationErrorKind.Conflict,
            429 => IntegrationErrorKind.RateLimited,
            >= 500 => IntegrationErrorKind.Unavailable,
            >= 400 => IntegrationErrorKind.Validation,
            _ => IntegrationErrorKind.Protocol,
        };

    private static string? ReasonOf(JsonElement error)
    {
        if (Find(error, "errors") is { ValueKind: JsonValueKind.Array } errors)
        {
            foreach (var one in errors.EnumerateArray())
            {
                if (Text(one, "reason") is { Length: > 0 and <= LongestCode } reason)
                {
                    return reason;
                }
            }
        }

        return null;
    }

    private static string? AdviceFor(string reason) =>
        reason switch
        {
            "accessNotConfigured" => "Enable the API for the project (console.cloud.google.com, APIs & Services, Library)",
            "insufficientPermissions" => "The granted scopes do not allow this: add the scope to Scopes and let the account consent again",
            "authError" => "Connect the account again, or check the service account's key and delegation",
            _ => null,
        };

    private static JsonElement? Find(JsonElement element, string name) =>
        element.ValueKind == JsonValueKind.Object && element.TryGetProperty(name, out var value) ? value : null;

    private static string? Text(JsonElement element, string name) =>
        Find(element, name) is { ValueKind: JsonValueKind.String } value ? value.GetString() : null;
}
