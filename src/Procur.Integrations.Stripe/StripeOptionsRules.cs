namespace Procur.Integrations.Stripe;

/// <summary>What settings contradict each other or cannot be right. No message holds a secret.</summary>
internal static class StripeOptionsRules
{
    public static IEnumerable<string> Check(StripeOptions options)
    {
        (string Name, string? Value, string[] Prefixes)[] secrets =
        [
            (nameof(StripeOptions.SecretKey), options.SecretKey, ["sk_", "rk_"]),
            (nameof(StripeOptions.PublishableKey), options.PublishableKey, ["pk_"]),
            (nameof(StripeOptions.WebhookSecret), options.WebhookSecret, ["whsec_"]),
            (nameof(StripeOptions.PreviousWebhookSecret), options.PreviousWebhookSecret, ["whsec_"]),
            (nameof(StripeOptions.StripeAccount), options.StripeAccount, ["acct_"]),
        ];
        foreach (var (name, value, prefixes) in secrets)
        {
            if (string.IsNullOrEmpty(value))
            {
                continue;
            }

            if (value.Any(char.IsWhiteSpace))
            {
                yield return $"{name} holds a space or a line break, as a pasted value may; enter it again without";
            }
            else if (!prefixes.Any(prefix => value.StartsWith(prefix, StringComparison.Ordinal)))
            {
                yield return $"{name} does not start with {string.Join(" or ", prefixes)}; another value was entered in its place";
            }
        }

        foreach (var problem in Modes(options))
        {
            yield return problem;
        }

        if (!IsUsable(options.Endpoint, options.Environment))
        {
            yield return "Endpoint is no absolute https address (http is for the sandbox environment only)";
        }

        if (string.IsNullOrWhiteSpace(options.ApiVersion) || options.ApiVersion.Any(c => char.IsWhiteSpace(c) || char.IsControl(c)))
        {
            yield return "ApiVersion is no version, such as 2026-10-28.endive; leave it out for the default";
        }

        if (!Currency.TryParse(options.DefaultCurrency, out _))
        {
            yield return "DefaultCurrency is no ISO 4217 code, such as KES";
        }
    }

    /// <summary>A live key where test money is meant moves real money, and the reverse moves none.</summary>
    private static IEnumerable<string> Modes(StripeOptions options)
    {
        var isProduction = options.Environment == IntegrationEnvironment.Production;
        (string Name, string? Value)[] keys =
        [
            (nameof(StripeOptions.SecretKey), options.SecretKey),
            (nameof(StripeOptions.PublishableKey), options.PublishableKey),
        ];
        foreach (var (name, value) in keys)
        {
            if (string.IsNullOrWhiteSpace(value))
            {
                continue;
            }

            var isLive = value.Contains("_live_", StringComparison.Ordinal);
            if (isLive != isProduction)
            {
                yield return isLive
                    ? $"{name} is a live key and the environment is Sandbox; enter a test key or set Environment to Production"
                    : $"{name} is no live key and the environment is Production; enter a live key or set Environment to Sandbox";
            }
        }
    }

    private static bool IsUsable(Uri? endpoint, IntegrationEnvironment environment) =>
        endpoint is { IsAbsoluteUri: true }
        && (
            endpoint.Scheme == Uri.UriSchemeHttps || (endpoint.Scheme == Uri.UriSchemeHttp && environment == IntegrationEnvironment.Sandbox)
        );
}
