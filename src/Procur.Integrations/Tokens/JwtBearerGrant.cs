using System.Buffers;
using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Procur.Integrations.Wire;

namespace Procur.Integrations.Tokens;

internal sealed class JwtBearerGrant(OAuthClient client, JwtAssertion assertion, string? scope) : ITokenGrant
{
    // The other side's clock may be behind ours.
    private static readonly TimeSpan Skew = TimeSpan.FromSeconds(30);

    public string CacheKey { get; } =
        OAuthRequest.CacheKey(
            "jwt_bearer",
            client,
            scope,
            [
                assertion.Issuer,
                assertion.Audience,
                assertion.Subject,
                assertion.PrivateKeyPem,
                .. assertion
                    .Claims.OrderBy(static claim => claim.Key, StringComparer.Ordinal)
                    .SelectMany(static claim => new[] { claim.Key, claim.Value }),
            ]
        );

    public Task<AccessToken> RequestAsync(TokenExchange exchange, CancellationToken cancellationToken)
    {
        var form = OAuthRequest.Form(
            client,
            "urn:ietf:params:oauth:grant-type:jwt-bearer",
            ("assertion", Sign(exchange)),
            ("scope", scope)
        );
        return OAuthRequest.SendAsync(exchange, client, form, Repeat.Idempotent, cancellationToken);
    }

    private string Sign(TokenExchange exchange)
    {
        using var key = Key(exchange);
        var signed = $"{Encoded(WriteHeader(key))}.{Encoded(WriteClaims(exchange.Now))}";
        var bytes = Encoding.ASCII.GetBytes(signed);
        var signature = key switch
        {
            RSA rsa => rsa.SignData(bytes, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1),
            ECDsa curve => curve.SignData(bytes, HashAlgorithmName.SHA256, DSASignatureFormat.IeeeP1363FixedFieldConcatenation),
            _ => throw Unusable(exchange),
        };
        return $"{signed}.{Base64Url.EncodeToString(signature)}";
    }

    private byte[] WriteHeader(AsymmetricAlgorithm key) =>
        Write(json =>
        {
            json.WriteString("alg", key is RSA ? "RS256" : "ES256");
            json.WriteString("typ", "JWT");
            WriteIfSet(json, "kid", assertion.KeyId);
        });

    private byte[] WriteClaims(DateTimeOffset now) =>
        Write(json =>
        {
            json.WriteString("iss", assertion.Issuer);
            WriteIfSet(json, "sub", assertion.Subject);
            json.WriteString("aud", assertion.Audience);
            json.WriteNumber("iat", (now - Skew).ToUnixTimeSeconds());
            json.WriteNumber("exp", (now - Skew + assertion.Lifetime).ToUnixTimeSeconds());
            json.WriteString("jti", Guid.NewGuid().ToString("N"));
            foreach (var (name, value) in assertion.Claims)
            {
                json.WriteString(name, value);
            }
        });

    private static void WriteIfSet(Utf8JsonWriter json, string name, string? value)
    {
        if (value is not null)
        {
            json.WriteString(name, value);
        }
    }

    private static byte[] Write(Action<Utf8JsonWriter> fields)
    {
        var buffer = new ArrayBufferWriter<byte>();
        using var json = new Utf8JsonWriter(buffer);
        json.WriteStartObject();
        fields(json);
        json.WriteEndObject();
        json.Flush();
        return buffer.WrittenSpan.ToArray();
    }

    private static string Encoded(byte[] bytes) => Base64Url.EncodeToString(bytes);

    private AsymmetricAlgorithm Key(TokenExchange exchange)
    {
        var pem = assertion.PrivateKeyPem.Replace("\\n", "\n", StringComparison.Ordinal);
        if (TryImport(RSA.Create, static (key, pem) => key.ImportFromPem(pem), pem) is { } rsa)
        {
            return rsa;
        }

        var curve = TryImport(ECDsa.Create, static (key, pem) => key.ImportFromPem(pem), pem);
        if (curve is { KeySize: 256 })
        {
            return curve;
        }

        curve?.Dispose();
        throw Unusable(exchange);
    }

    private static TKey? TryImport<TKey>(Func<TKey> make, Action<TKey, string> import, string pem)
        where TKey : AsymmetricAlgorithm
    {
        var key = make();
        try
        {
            import(key, pem);
            return key;
        }
        catch (Exception e) when (e is ArgumentException or CryptographicException)
        {
            // Of another kind, or no key at all: the caller says so, without the platform's words on the value.
            key.Dispose();
            return null;
        }
    }

    private static IntegrationException Unusable(TokenExchange exchange) =>
        new(
            exchange.Snapshot.Id.Integration,
            "token.get",
            IntegrationErrorKind.NotConfigured,
            $"{exchange.Snapshot.Id.Integration} token.get: the private key cannot be read; give an unencrypted RSA or P-256 key in PEM. Nothing was sent."
        );
}
