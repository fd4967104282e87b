using Microsoft.Extensions.Configuration;
using Procur.Integrations.Tokens;

namespace Procur.Integrations.Sql.Tests;

/// <summary>A service whose credential is a token.</summary>
internal static class Ledger
{
    public static IntegrationDefinition<LedgerOptions> Definition { get; } =
        new()
        {
            Descriptor = new IntegrationDescriptor("ledger", "Ledger")
            {
                Section = "Ledger",
                Settings =
                [
                    new OptionSetting<LedgerOptions>("ClientSecret", static options => options.ClientSecret)
                    {
                        Secret = true,
                        Required = true,
                    },
                    new OptionSetting<LedgerOptions>("Endpoint", static options => options.Endpoint.OriginalString)
                    {
                        Address = true,
                        Shared = true,
                    },
                ],
            },
            Bind = static (section, options) => section.Bind(options),
            Endpoint = static options => options.Endpoint,
            ReadFailure = static _ => null,
            Tokens = static options =>
                OAuthGrants.ClientCredentials(new OAuthClient(new Uri(options.Endpoint, "token"), "app", options.ClientSecret)),
            Authenticate = static (request, _, token) => request.Headers.Authorization = new("Bearer", token?.Value),
        };
}
