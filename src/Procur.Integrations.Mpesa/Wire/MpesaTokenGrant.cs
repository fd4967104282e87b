using System.Globalization;
using System.Net;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Procur.Integrations.Tokens;
using Procur.Integrations.Wire;

namespace Procur.Integrations.Mpesa;

/// <summary>Daraja's client credentials: a GET with Basic, an hour of life.</summary>
internal sealed class MpesaTokenGrant(MpesaOptions options) : ITokenGrant
{
    // What the service states today; used where it leaves the lifetime out.
    private const double UsualLifetime = 3599;

    public string CacheKey => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(Pair(options))));

    public Task<AccessToken> RequestAsync(TokenExchange exchange, CancellationToken cancellationToken) =>
        RequestAsync(options, exchange.Now, exchange.SendAsync, cancellationToken);

    public static async Task<AccessToken> RequestAsync(
        MpesaOptions options,
        DateTimeOffset now,
        Func<WireCall, CancellationToken, Task<WireReply>> send,
        CancellationToken cancellationToken
    )
    {
        var basic = Convert.ToBase64String(Encoding.UTF8.GetBytes(Pair(options)));
        var call = new WireCall(MpesaOperations.TokenName, HttpMethod.Get, options.TokenPath.TrimStart('/'), Repeat.Idempotent)
        {
            Anonymous = true,
            Headers = [new("Authorization", $"Basic {basic}")],
        };
        WireReply reply;
        try
        {
            reply = await send(call, cancellationToken).ConfigureAwait(false);
        }
        catch (IntegrationException e) when (e.StatusCode == (int)HttpStatusCode.BadRequest && e.ProviderCode is null)
        {
            // A wrong key or secret is often answered with 400 and not one byte.
            throw Problem(
                IntegrationErrorKind.Authentication,
                "the service accepts neither the consumer key nor a reason why. Check ConsumerKey and ConsumerSecret (portal, My Apps), and that they are of this environment",
                e
            );
        }

        return Read(reply, now);
    }

    private static AccessToken Read(WireReply reply, DateTimeOffset now)
    {
        MpesaTokenAnswer? answer;
        try
        {
            answer = JsonSerializer.Deserialize(reply.Body.Span, MpesaJson.Default.MpesaTokenAnswer);
        }
        catch (JsonException e)
        {
            // The exception's own text quotes nothing of the body, but its place in the chain is not worth the risk.
            throw Problem(IntegrationErrorKind.Protocol, $"the token answer cannot be read ({e.GetType().Name}). Try again later", null);
        }

        if (string.IsNullOrWhiteSpace(answer?.AccessToken))
        {
            throw Problem(IntegrationErrorKind.Protocol, "the token answer holds no token. Try again later", null);
        }

        var life =
            double.TryParse(answer.ExpiresIn, NumberStyles.Float, CultureInfo.InvariantCulture, out var seconds) && seconds is > 0 and < 1e7
                ? seconds
                : UsualLifetime;
        return new AccessToken(answer.AccessToken.Trim(), now.AddSeconds(life));
    }

    private static string Pair(MpesaOptions options) => $"{options.ConsumerKey}:{options.ConsumerSecret}";

    private static IntegrationException Problem(IntegrationErrorKind kind, string problem, Exception? cause) =>
        new(MpesaIntegration.Key, MpesaOperations.TokenName, kind, $"{MpesaIntegration.Key} {MpesaOperations.TokenName}: {problem}.", cause)
        {
            IsTransient = kind == IntegrationErrorKind.Protocol,
            StatusCode = (cause as IntegrationException)?.StatusCode,
        };
}
