using System.Buffers;
using System.Security.Cryptography;
using System.Text;

namespace Procur.Integrations.GoogleWorkspace;

/// <summary>The id that an event is given by us, so that a second send of it is known for one.</summary>
internal static class GoogleEventId
{
    // Google takes from 5 on, but a short key may not be unique in a calendar that others write to as well.
    private const int Shortest = 26;
    private const int Longest = 64;

    /// <summary>The key itself where it has Google's form (base32hex, as hexadecimal digits have), else one made of it.</summary>
    private static readonly SearchValues<char> Letters = SearchValues.Create("0123456789abcdefghijklmnopqrstuv");

    public static string Of(string key) =>
        key.Length is >= Shortest and <= Longest && !key.AsSpan().ContainsAnyExcept(Letters)
            ? key
            : Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(key)));
}
