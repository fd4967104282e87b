namespace Procur.Integrations.System.Tests.Faults;

/// <summary>A call that changes something at a service, and what the service's ledger writes of it.</summary>
/// <param name="Integration">The service.</param>
/// <param name="Name">What it is called in a test's name.</param>
/// <param name="Operation">The wire operation that the fault strikes.</param>
/// <param name="Effect">The ledger's word for what it does.</param>
/// <param name="Prepare">Makes what it needs, such as a payment to refund.</param>
/// <param name="Call">Makes the call, under an operation key.</param>
internal sealed record ChangingCall(
    string Integration,
    string Name,
    string Operation,
    string Effect,
    Func<FaultBench, Task<string>> Prepare,
    Func<FaultBench, string, string, Task> Call
)
{
    /// <summary>The client's own name of the operation, where the stand-in's is another.</summary>
    public string? ClientOperation { get; init; }

    /// <summary>Whether the service may write it twice where it is twice the same by nature (an update by id).</summary>
    public bool MayBeWrittenTwice { get; init; }

    /// <summary>Whether each ask is an intent of its own, for its method takes no name of one: then asking again says nothing of the first.</summary>
    public bool IsUnnamed { get; init; }
}
