using Procur.Integrations.Tokens;

namespace Procur.Integrations.DocuSign;

/// <summary>DocuSign's JWT grant: a token for the user whom the app acts for, who has consented to that. There is no refresh token: it asserts again.</summary>
internal sealed class DocuSignTokenGrant(DocuSignOptions options) : ITokenGrant
{
    private const string ConsentRequired = "consent_required";

    private readonly ITokenGrant inner = OAuthGrants.JwtBearer(
        new OAuthClient(new Uri(DocuSignAddresses.AccountsOf(options), "oauth/token"), options.IntegrationKey!),
        new JwtAssertion(options.IntegrationKey!, DocuSignAddresses.AudienceOf(options), options.PrivateKey!)
        {
            Subject = options.UserId,
            Claims = new Dictionary<string, string> { ["scope"] = DocuSignAddresses.Scope },
        }
    );

    public string CacheKey => inner.CacheKey;

    public async Task<AccessToken> RequestAsync(TokenExchange exchange, CancellationToken cancellationToken)
    {
        try
        {
            return await inner.RequestAsync(exchange, cancellationToken).ConfigureAwait(false);
        }
        catch (IntegrationException e) when (e.ProviderCode == ConsentRequired)
        {
            throw Refused(
                e,
                "the user has not let the app act in his name in this environment. He, or an administrator for him, consents once at the address in RemedyUrl, whose redirect address must stand among the app's",
                DocuSignAddresses.ConsentOf(options)
            );
        }
        catch (IntegrationException e) when (e.Kind is IntegrationErrorKind.Authentication or IntegrationErrorKind.Validation)
        {
            throw Refused(e, Explain(e.ProviderMessage), null);
        }
    }

    private static string Explain(string? said) =>
        said switch
        {
            "issuer_not_found" => "DocuSign does not know IntegrationKey here; check it, and that Environment is the one it was made in",
            "user_not_found" => "DocuSign does not know UserId here; take the User ID (a GUID) of this environment, not the e-mail address",
            "no_valid_keys_or_signatures" => "PrivateKey does not belong to IntegrationKey; make a new pair and enter all of it",
            _ => "DocuSign refused the assertion; check IntegrationKey, UserId, PrivateKey, Environment and this machine's clock",
        };

    private static IntegrationException Refused(IntegrationException cause, string problem, Uri? remedy) =>
        new(
            cause.Integration,
            cause.Operation,
            IntegrationErrorKind.Authentication,
            $"{cause.Integration} {cause.Operation}: {problem}.",
            cause
        )
        {
            ProviderCode = cause.ProviderCode,
            ProviderMessage = cause.ProviderMessage,
            ProviderRequestId = cause.ProviderRequestId,
            StatusCode = cause.StatusCode,
            RemedyUrl = remedy,
        };
}
