using Procur.Integrations.Sandbox;
using Xunit;

namespace Procur.Integrations.TestKit;

/// <summary>Every fault of the sandbox that a call can meet, as rows of a theory.</summary>
public static class SandboxFaults
{
    /// <summary>Those with a time have a short one: it passes on the sandbox's own clock.</summary>
    public static TheoryData<string> OfCalls =>
        [
            .. SandboxFault
                .Names.Where(name => !name.StartsWith("webhook-", StringComparison.Ordinal))
                .Select(name => name is "latency" or "slow-drip" ? $"{name}=10ms" : name),
        ];
}
