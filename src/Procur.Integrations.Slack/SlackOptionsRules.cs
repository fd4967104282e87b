namespace Procur.Integrations.Slack;

/// <summary>What settings cannot be right. No message holds a secret.</summary>
internal static class SlackOptionsRules
{
    public static IEnumerable<string> Check(SlackOptions options)
    {
        foreach (
            var (name, value) in ((string, string?)[])
                [
                    (nameof(SlackOptions.BotToken), options.BotToken),
                    (nameof(SlackOptions.RefreshToken), options.RefreshToken),
                    (nameof(SlackOptions.ClientSecret), options.ClientSecret),
                    (nameof(SlackOptions.SigningSecret), options.SigningSecret),
                    (nameof(SlackOptions.PreviousSigningSecret), options.PreviousSigningSecret),
                    (nameof(SlackOptions.IncomingWebhookUrl), options.IncomingWebhookUrl),
                ]
        )
        {
            if (value?.Any(char.IsWhiteSpace) == true && !string.IsNullOrWhiteSpace(value))
            {
                yield return $"{name} holds a space or a line break, as a pasted value may; enter it again without";
            }
        }

        if (!string.IsNullOrWhiteSpace(options.BotToken) && !options.BotToken.StartsWith("xox", StringComparison.Ordinal))
        {
            yield return "BotToken does not start with xoxb-; another value was entered in its place";
        }

        if (
            !string.IsNullOrWhiteSpace(options.RefreshToken)
            && (string.IsNullOrWhiteSpace(options.ClientId) || string.IsNullOrWhiteSpace(options.ClientSecret))
        )
        {
            yield return "RefreshToken is set and the app is not: set ClientId and ClientSecret (api.slack.com/apps, the app, Basic Information)";
        }

        if (!IsUsable(options.AuthorizationEndpoint, options.Environment))
        {
            yield return "AuthorizationEndpoint is no absolute https address (http is for the sandbox environment only)";
        }

        if (!IsUsable(options.Endpoint, options.Environment))
        {
            yield return "Endpoint is no absolute https address (http is for the sandbox environment only)";
            yield break;
        }

        if (
            !string.IsNullOrWhiteSpace(options.IncomingWebhookUrl)
            && (SlackAddresses.Parse(options.IncomingWebhookUrl) is not { } hook || !SlackAddresses.IsSlack(hook, options.Endpoint))
        )
        {
            yield return "IncomingWebhookUrl is no address of Slack's (https://hooks.slack.com/services/…)";
        }
    }

    private static bool IsUsable(Uri? endpoint, IntegrationEnvironment environment) =>
        endpoint is { IsAbsoluteUri: true }
        && (
            endpoint.Scheme == Uri.UriSchemeHttps || (endpoint.Scheme == Uri.UriSchemeHttp && environment == IntegrationEnvironment.Sandbox)
        );
}
