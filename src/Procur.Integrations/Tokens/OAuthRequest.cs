using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Procur.Integrations.Wire;

namespace Procur.Integrations.Tokens;

/// <summary>Asks a token endpoint and reads its answer (RFC 6749, 5).</summary>
internal static class OAuthRequest
{
    // For a service that does not say how long its token lives; one that ends earlier is refused and fetched anew.
    private static readonly TimeSpan AssumedLife = TimeSpan.FromHours(1);

    /// <summary>Adds the grant's own fields, each null left out.</summary>
    public static WireForm Form(OAuthClient client, string grantType, params ReadOnlySpan<(string Name, string? Value)> fields)
    {
        var form = new WireForm().Add("grant_type", client.Parameters.GetValueOrDefault("grant_type", grantType));
        foreach (var (name, value) in fields)
        {
            form.Add(name, value);
        }

        foreach (var (name, value) in client.Parameters.Where(static field => field.Key != "grant_type"))
        {
            form.Add(name, value);
        }

        return form;
    }

    public static async Task<AccessToken> SendAsync(
        TokenExchange exchange,
        OAuthClient client,
        WireForm form,
        Repeat repeat,
        CancellationToken cancellationToken
    ) => (await SendForAnswerAsync(exchange, "token.get", client, form, repeat, cancellationToken).ConfigureAwait(false)).Token;

    public static async Task<(AccessToken Token, JsonElement Answer)> SendForAnswerAsync(
        TokenExchange exchange,
        string operation,
        OAuthClient client,
        WireForm form,
        Repeat repeat,
        CancellationToken cancellationToken
    )
    {
        List<WireHeader> headers = [new("Accept", "application/json")];
        switch (client.Authentication)
        {
            case OAuthClientAuthentication.Basic when client.Secret is not null:
                headers.Add(new("Authorization", "Basic " + Pair(client.Id, client.Secret)));
                break;
            case OAuthClientAuthentication.Body:
                form.Add("client_id", client.Id).Add("client_secret", client.Secret);
                break;
            case OAuthClientAuthentication.None:
                form.Add("client_id", client.Id);
                break;
        }

        var call = new WireCall(operation, HttpMethod.Post, "", repeat)
        {
            BaseAddress = client.TokenEndpoint,
            Anonymous = true,
            Body = WireBody.Form(form),
            Headers = headers,
            ReadFailure = ReadFailure,
        };
        var reply = await exchange.SendAsync(call, cancellationToken).ConfigureAwait(false);
        return (Read(reply.Json, exchange.Now), reply.Json);
    }

    /// <summary>Names a grant without its secrets.</summary>
    public static string CacheKey(string grant, OAuthClient client, string? scope, params ReadOnlySpan<string?> secrets)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        Append(hash, client.TokenEndpoint.OriginalString);
        Append(hash, client.Id);
        Append(hash, client.Secret);
        Append(hash, scope);
        foreach (var (name, value) in client.Parameters.OrderBy(static field => field.Key, StringComparer.Ordinal))
        {
            Append(hash, name);
            Append(hash, value);
        }

        foreach (var secret in secrets)
        {
            Append(hash, secret);
        }

        return $"{grant}/{Convert.ToHexStringLower(hash.GetHashAndReset().AsSpan(0, 16))}";
    }

    // Lengths first: two lists of values must not run into the same bytes.
    private static void Append(IncrementalHash hash, string? value)
    {
        var bytes = Encoding.UTF8.GetBytes(value ?? "");
        hash.AppendData(BitConverter.GetBytes(value is null ? -1 : bytes.Length));
        hash.AppendData(bytes);
    }

    private static string Pair(string id, string secret) =>
        Convert.ToBase64String(Encoding.ASCII.GetBytes($"{Encoded(id)}:{Encoded(secret)}"));

    private static string Encoded(string value)
    {
        // The form's own encoding, which the RFC asks for, is that of a field without its name.
        var field = new WireForm().Add("", value).ToString();
        return field[1..];
    }

    private static AccessToken Read(JsonElement answer, DateTimeOffset now) =>
        new(answer.GetProperty("access_token").GetString()!, now + Life(answer))
        {
            RefreshToken = Text(answer, "refresh_token"),
            // No RFC names it; services write it as the first, Intuit as the second.
            RefreshTokenExpiresAt = now + (Seconds(answer, "refresh_token_expires_in") ?? Seconds(answer, "x_refresh_token_expires_in")),
            Scope = Text(answer, "scope"),
        };

    private static TimeSpan Life(JsonElement answer) => Seconds(answer, "expires_in") ?? AssumedLife;

    // A number by the RFC; some services write it as text.
    private static TimeSpan? Seconds(JsonElement answer, string name)
    {
        if (!answer.TryGetProperty(name, out var value))
        {
            return null;
        }

        var seconds = value.ValueKind switch
        {
            JsonValueKind.Number when value.TryGetDouble(out var number) => number,
            JsonValueKind.String
                when double.TryParse(value.GetString(), NumberStyles.Float, CultureInfo.InvariantCulture, out var number) => number,
            _ => double.NaN,
        };
        return seconds is > 0 and < 1e9 ? TimeSpan.FromSeconds(seconds) : null;
    }

    private static Failure? ReadFailure(WireReply reply)
    {
        var answer = reply.Json;
        if (answer.ValueKind != JsonValueKind.Object)
        {
            return reply.IsSuccess ? new(IntegrationErrorKind.Protocol, null, "a token answer that is not JSON") : null;
        }

        if (Text(answer, "error") is { } error)
        {
            return OfError(error, Text(answer, "error_description"));
        }

        return reply.IsSuccess && string.IsNullOrEmpty(Text(answer, "access_token"))
            ? new(IntegrationErrorKind.Protocol, null, "a token answer without an access_token")
            : null;
    }

    private static Failure OfError(string error, string? description) =>
        error switch
        {
            "invalid_client" or "unauthorized_client" => new(IntegrationErrorKind.Authentication, error, description)
            {
                Advice = "Check client id and secret in the service's console and in the settings",
            },
            "invalid_grant" => new(IntegrationErrorKind.Authentication, error, description)
            {
                Advice = "Connect the account again: the grant was revoked, has ended, or was used elsewhere",
            },
            "invalid_scope" or "access_denied" => new(IntegrationErrorKind.Permission, error, description),
            "temporarily_unavailable" or "server_error" => new(IntegrationErrorKind.Unavailable, error, description),
            "slow_down" => new(IntegrationErrorKind.RateLimited, error, description),
            _ => new(IntegrationErrorKind.Validation, error, description),
        };

    private static string? Text(JsonElement answer, string name) =>
        answer.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String ? value.GetString() : null;
}
