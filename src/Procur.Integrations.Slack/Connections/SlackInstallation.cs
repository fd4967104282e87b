using System.Text.Json;
using Procur.Integrations.Connections;
using Procur.Integrations.Tokens;

namespace Procur.Integrations.Slack;

/// <summary>How a person connects a workspace: by installing the app (OAuth v2). Slack documents no challenge for apps that have a secret.</summary>
internal static class SlackInstallation
{
    public static OAuthConnect<SlackOptions> Connect { get; } =
        new()
        {
            AuthorizationEndpoint = static options => options.AuthorizationEndpoint,
            Client = SlackCredentials.ClientOf,
            AppSettings = [nameof(SlackOptions.ClientId), nameof(SlackOptions.ClientSecret)],
            Scopes = static _ => [.. SlackScopes.All.Select(static scope => scope.Key)],
            ScopeSeparator = ",",
            RedirectUri = static options => options.RedirectUri,
            UsesChallenge = false,
            Secrets = [nameof(SlackOptions.BotToken), nameof(SlackOptions.RefreshToken), nameof(SlackOptions.IncomingWebhookUrl)],
            Read = static (grant, _) => Read(grant),
            RevokeAsync = RevokeAsync,
        };

    private static OAuthCredentials Read(OAuthGrant grant)
    {
        var rotates = grant.Token.RefreshToken is not null;
        var secrets = new Dictionary<string, string?>
        {
            // One that rotates ends in twelve hours: the refresh token is what is kept.
            [nameof(SlackOptions.BotToken)] = rotates ? null : grant.Token.Value,
            [nameof(SlackOptions.RefreshToken)] = grant.Token.RefreshToken,
        };
        if (Text(grant.Answer, "incoming_webhook", "url") is { } hook)
        {
            secrets[nameof(SlackOptions.IncomingWebhookUrl)] = hook;
        }

        return new OAuthCredentials
        {
            Secrets = secrets,
            Settings = new Dictionary<string, string?> { [nameof(SlackOptions.TeamId)] = Text(grant.Answer, "team", "id") },
        };
    }

    private static async Task<bool> RevokeAsync(Connection connection, CancellationToken cancellationToken)
    {
        try
        {
            await connection.Get<SlackClient>().RevokeAuthAsync(cancellationToken).ConfigureAwait(false);
            return true;
        }
        catch (IntegrationException e) when (e.Kind == IntegrationErrorKind.Authentication)
        {
            return false;
        }
    }

    private static string? Text(JsonElement answer, string name, string part) =>
        answer.TryGetProperty(name, out var within)
        && within.ValueKind == JsonValueKind.Object
        && within.TryGetProperty(part, out var value)
        && value.ValueKind == JsonValueKind.String
            ? value.GetString()
            : null;
}
