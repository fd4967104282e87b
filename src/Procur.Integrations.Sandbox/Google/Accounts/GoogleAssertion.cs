using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Procur.Integrations.Sandbox.Google.Wire;

namespace Procur.Integrations.Sandbox.Google.Accounts;

/// <summary>A signed claim of a service account (RFC 7523).</summary>
internal sealed class GoogleAssertion
{
    // How far the clocks may be apart.
    private const long Skew = 300;
    private const long Longest = 3600;

    private readonly JsonObject _header;
    private readonly JsonObject _claims;
    private readonly byte[] _signed;
    private readonly byte[] _signature;

    private GoogleAssertion(JsonObject header, JsonObject claims, byte[] signed, byte[] signature)
    {
        _header = header;
        _claims = claims;
        _signed = signed;
        _signature = signature;
    }

    public string? Issuer => GoogleJson.Text(_claims["iss"]);

    public string? Audience => GoogleJson.Text(_claims["aud"]);

    public string? Subject => GoogleJson.Text(_claims["sub"]);

    public string? Scope => GoogleJson.Text(_claims["scope"]);

    /// <summary>Takes an assertion apart without believing it; null if it is none.</summary>
    public static GoogleAssertion? Read(string? text)
    {
        var parts = (text ?? "").Split('.');
        return
            parts.Length == 3
            && TryDecode(parts[0], out var header)
            && TryDecode(parts[1], out var claims)
            && TryDecode(parts[2], out var signature)
            && Parse(header) is { } head
            && Parse(claims) is { } said
            ? new(head, said, Encoding.ASCII.GetBytes($"{parts[0]}.{parts[1]}"), signature)
            : null;
    }

    public bool IsSignedBy(GoogleServiceAccountKey account) =>
        GoogleJson.Text(_header["alg"]) == "RS256"
        && GoogleJson.Text(_header["kid"]) is var kid
        && (kid is null || kid == account.KeyId)
        && account.Key.VerifyData(_signed, _signature, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1);

    public bool IsTimely(DateTimeOffset now)
    {
        var seconds = now.ToUnixTimeSeconds();
        return Number("iat") is { } issued
            && Number("exp") is { } ends
            && issued <= seconds + Skew
            && ends > seconds - Skew
            && ends > issued
            && ends - issued <= Longest;
    }

    private static bool TryDecode(string text, out byte[] bytes)
    {
        try
        {
            bytes = Base64Url.DecodeFromChars(text);
            return true;
        }
        catch (FormatException)
        {
            bytes = [];
            return false;
        }
    }

    private static JsonObject? Parse(byte[] utf8)
    {
        try
        {
            return JsonNode.Parse(utf8) as JsonObject;
        }
        catch (JsonException)
        {
            return null;
        }
    }

    private long? Number(string name) => _claims[name] is JsonValue value && value.TryGetValue<long>(out var number) ? number : null;
}
