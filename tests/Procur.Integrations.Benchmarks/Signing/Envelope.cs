namespace Procur.Integrations.Benchmarks.Signing;

/// <summary>The envelope that both sides send.</summary>
internal static class Envelope
{
    public const string Account = "624e3e00-0000-4000-8000-000000000001";
    public const string Token = "benchmark-token";
    public const string Subject = "Please sign the order 1001";
    public const string File = "order-1001.pdf";

    public static byte[] Document { get; } = [.. Enumerable.Range(0, 10 * 1024).Select(i => (byte)(i * 31))];
}
