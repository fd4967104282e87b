using System.Text;
using Procur.Integrations.Wire;

namespace Procur.Integrations.Tests.Demo;

/// <summary>The calls that tests make.</summary>
public static class Calls
{
    public static WireBody Body(string json = """{"amount":100}""") => WireBody.FromBytes(Encoding.UTF8.GetBytes(json), "application/json");

    public static WireCall Read(string operation = "things.get") => new(operation, HttpMethod.Get, "v1/things/1", Repeat.Idempotent);

    /// <summary>A changing call with a key of the request's own, as a provider makes it.</summary>
    public static WireCall Change(
        Repeat repeat,
        string key = "key-1",
        string? operationKey = null,
        string json = """{"amount":100}""",
        string operation = "things.create"
    ) =>
        new(operation, HttpMethod.Post, "v1/things", repeat)
        {
            Body = Body(json),
            IdempotencyKey = key,
            OperationKey = operationKey,
            Headers = repeat == Repeat.IdempotentByKey ? [new WireHeader("Idempotency-Key", key)] : [],
        };
}
