using System.Collections.Concurrent;
using System.Security.Cryptography;

namespace Procur.Integrations.Sandbox.DocuSign;

/// <summary>
/// RSA keys for apps. Making one costs more than starting a sandbox, so a process has a few, and apps take turns at them: who calls is told by the
/// app's id, and what was rotated is another key than before.
/// </summary>
internal static class DocuSignKeys
{
    private const int Bits = 2048;
    private const int Few = 4;

    private static readonly ConcurrentDictionary<int, Lazy<string>> Made = new();

    /// <summary>The private key of that number, in PEM.</summary>
    public static string Private(int number) => Made.GetOrAdd(number % Few, static _ => new Lazy<string>(Make)).Value;

    /// <summary>Whether a private key made this signature.</summary>
    public static bool IsSignedBy(string privateKey, ReadOnlySpan<byte> signed, ReadOnlySpan<byte> signature)
    {
        using var key = RSA.Create();
        key.ImportFromPem(privateKey);
        return key.VerifyData(signed, signature, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1);
    }

    private static string Make()
    {
        using var key = RSA.Create(Bits);
        return key.ExportRSAPrivateKeyPem();
    }
}
