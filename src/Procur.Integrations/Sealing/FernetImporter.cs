using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using Microsoft.Extensions.Configuration;

namespace Procur.Integrations.Sealing;

/// <summary>
/// Takes over values that another program sealed as Fernet tokens (version 0x80: AES-128-CBC and HMAC-SHA256): they are opened and sealed our way, never sealed
/// as they stand. It goes one way; nothing here makes such tokens.
/// </summary>
internal sealed class FernetImporter(IConfiguration? configuration)
{
    public const string Section = $"{ConfiguredKeyRings.Section}:Fernet";
    private const byte FernetVersion = 0x80;
    private const int Half = 16;
    private const int TextAt = 1 + 8 + Half;
    private const int MacLength = 32;

    /// <summary>The value itself, or what it holds where it is a Fernet token.</summary>
    /// <exception cref="IntegrationException">It is a token that no key opens: <see cref="IntegrationErrorKind.Validation"/>.</exception>
    public string Unwrap(string integration, string field, string value)
    {
        var text = value;
        // Some programs have sealed twice, which their marker was meant to prevent.
        while (TokenOf(text) is { } token)
        {
            text =
                Keys().Select(key => Open(token, key)).FirstOrDefault(opened => opened is not null)
                ?? throw new IntegrationException(
                    integration,
                    "connection.save",
                    IntegrationErrorKind.Validation,
                    $"{integration} connection.save: {field} is a Fernet token that none of this host's Fernet keys opens; set {Section}:0 (or CYPHER_KEY) to the key it was made with, or enter the secret itself. Nothing was saved."
                );
        }

        return text;
    }

    private IEnumerable<byte[]> Keys()
    {
        var values =
            configuration?.GetSection(Section).GetChildren().Select(child => child.Value).Append(configuration["CYPHER_KEY"]) ?? [];
        foreach (var value in values)
        {
            if (value is not null && SealingKey.TryParse(value) is { } key)
            {
                yield return key.Bytes;
            }
        }
    }

    private static byte[]? TokenOf(string value)
    {
        if (!value.StartsWith("gAAAAA", StringComparison.Ordinal))
        {
            return null;
        }

        var bytes = new byte[value.Length];
        var unpadded = value.AsSpan().TrimEnd('=');
        return
            Base64Url.TryDecodeFromChars(unpadded, bytes, out var length)
            && length >= TextAt + Half + MacLength
            && (length - TextAt - MacLength) % Half == 0
            && bytes[0] == FernetVersion
            ? bytes[..length]
            : null;
    }

    private static string? Open(byte[] token, byte[] key)
    {
        var signed = token.AsSpan(0, token.Length - MacLength);
        if (
            !CryptographicOperations.FixedTimeEquals(
                HMACSHA256.HashData(key.AsSpan(0, Half), signed),
                token.AsSpan(token.Length - MacLength)
            )
        )
        {
            return null;
        }

        using var aes = Aes.Create();
        aes.Key = key[Half..];
        return Encoding.UTF8.GetString(aes.DecryptCbc(signed[TextAt..], signed.Slice(1 + 8, Half)));
    }
}
