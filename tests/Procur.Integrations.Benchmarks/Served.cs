using System.Text;

namespace Procur.Integrations.Benchmarks;

/// <summary>What the loopback server answers with.</summary>
internal sealed record Served(int Status, byte[] Body, params (string Name, string Value)[] Headers)
{
    public static Served Json(string body, int status = 200) => new(status, Encoding.UTF8.GetBytes(body), ("Request-Id", "req_benchmark"));
}
