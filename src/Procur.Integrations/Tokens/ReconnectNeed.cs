using Procur.Integrations.Connections;

namespace Procur.Integrations.Tokens;

/// <summary>Why an account has to be connected again, and how a caller is told.</summary>
internal static class ReconnectNeed
{
    public const string Advice = "Connect the account again, or enter a new refresh token";

    public const string Lost =
        "the answer to the last refresh was lost (a process ended before it could save the new token, or the connection broke), and the service no longer accepts the token before it";

    public const string Refused =
        "the service no longer accepts the refresh token: it was revoked at the service, has ended, or was used elsewhere";

    public static IntegrationException Tell(Snapshot snapshot, string reason, IntegrationException? refusal = null) =>
        new(
            snapshot.Id.Integration,
            "token.get",
            IntegrationErrorKind.Authentication,
            $"{snapshot.Id.Integration} token.get: the connection '{snapshot.Id.Name}' needs to be connected again: {reason}. {Advice}.",
            refusal
        )
        {
            NeedsReconnect = true,
            ProviderCode = refusal?.ProviderCode,
            ProviderMessage = refusal?.ProviderMessage,
            ProviderRequestId = refusal?.ProviderRequestId,
            StatusCode = refusal?.StatusCode,
            RemedyUrl = refusal?.RemedyUrl,
        };
}
