using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;

namespace Procur.Integrations.Sandbox.StandIns.Consents;

/// <summary>The codes of one account, each good for one use (RFC 6749, 4.1.2).</summary>
internal sealed class ConsentCodes
{
    private static readonly TimeSpan Life = TimeSpan.FromMinutes(10);
    private readonly Lock _gate = new();
    private readonly Dictionary<string, ConsentCode> _codes = new(StringComparer.Ordinal);

    public string Issue(string clientId, string redirectUri, string scope, string? challenge, DateTimeOffset now)
    {
        var code = Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(24));
        lock (_gate)
        {
            _codes[code] = new ConsentCode(clientId, redirectUri, scope, challenge, now + Life);
        }

        return code;
    }

    public bool Holds(string? code)
    {
        lock (_gate)
        {
            return code is not null && _codes.ContainsKey(code);
        }
    }

    /// <summary>Takes a code away; null where it is not good for what it is presented with.</summary>
    public ConsentCode? Redeem(string? code, string? clientId, string? redirectUri, string? verifier, DateTimeOffset now)
    {
        lock (_gate)
        {
            return
                code is not null
                && _codes.Remove(code, out var found)
                && now < found.EndsAt
                && found.ClientId == clientId
                && found.RedirectUri == redirectUri
                && (found.Challenge is null || found.Challenge == Challenge(verifier))
                ? found
                : null;
        }
    }

    public void Clear()
    {
        lock (_gate)
        {
            _codes.Clear();
        }
    }

    private static string? Challenge(string? verifier) =>
        verifier is null ? null : Base64Url.EncodeToString(SHA256.HashData(Encoding.ASCII.GetBytes(verifier)));
}
