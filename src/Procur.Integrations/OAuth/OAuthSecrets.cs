using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;

namespace Procur.Integrations;

/// <summary>State and challenge of a connection that is being made. Neither is kept: the store has the state's hash, and the verifier is made again.</summary>
internal static class OAuthSecrets
{
    public static string NewState() => Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(32));

    public static string IdOf(string state) => Hash("state", state);

    public static string HashOfSession(string session) => Hash("session", session);

    /// <summary>The verifier (RFC 7636): only who has the state and the session, which stands in no address, can make it.</summary>
    public static string Verifier(string state, string session) =>
        Base64Url.EncodeToString(HMACSHA256.HashData(Encoding.UTF8.GetBytes(session), Encoding.UTF8.GetBytes($"verifier/{state}")));

    public static string Challenge(string verifier) => Base64Url.EncodeToString(SHA256.HashData(Encoding.ASCII.GetBytes(verifier)));

    public static bool AreSame(string one, string other) =>
        CryptographicOperations.FixedTimeEquals(Encoding.UTF8.GetBytes(one), Encoding.UTF8.GetBytes(other));

    private static string Hash(string use, string value) =>
        Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes($"{use}/{value}")));
}
