using System.Buffers.Text;
using System.Collections.Concurrent;
using System.Net;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;

namespace Procur.Integrations.DocuSign.Tests;

/// <summary>RSA keys by name, and assertions as the service reads them.</summary>
internal static class TestKeys
{
    private static readonly ConcurrentDictionary<string, RSA> Made = new();

    public static string Pem(string name) => Of(name).ExportRSAPrivateKeyPem();

    /// <summary>The claims of an assertion.</summary>
    public static JsonElement Claims(ReceivedRequest request) => Part(Assertion(request)!, 1);

    public static JsonElement Head(ReceivedRequest request) => Part(Assertion(request)!, 0);

    /// <summary>Whether a token request holds an assertion that this key signed.</summary>
    public static bool Signed(ReceivedRequest request, string name)
    {
        if (Assertion(request) is not { } assertion)
        {
            return false;
        }

        var dot = assertion.LastIndexOf('.');
        return Of(name)
            .VerifyData(
                Encoding.ASCII.GetBytes(assertion[..dot]),
                Base64Url.DecodeFromChars(assertion.AsSpan(dot + 1)),
                HashAlgorithmName.SHA256,
                RSASignaturePadding.Pkcs1
            );
    }

    private static RSA Of(string name) => Made.GetOrAdd(name, static _ => RSA.Create(2048));

    private static JsonElement Part(string assertion, int part) =>
        JsonDocument.Parse(Base64Url.DecodeFromChars(assertion.Split('.')[part])).RootElement;

    private static string? Assertion(ReceivedRequest request) =>
        request
            .Text.Split('&')
            .Where(pair => pair.StartsWith("assertion=", StringComparison.Ordinal))
            .Select(pair => WebUtility.UrlDecode(pair["assertion=".Length..]))
            .FirstOrDefault();
}
