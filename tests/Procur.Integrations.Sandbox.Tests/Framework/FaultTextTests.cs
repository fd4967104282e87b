namespace Procur.Integrations.Sandbox.Tests.Framework;

public sealed class FaultTextTests
{
    [Theory]
    [InlineData("stripe:reset-after-commit", SandboxFaultKind.ResetAfterCommit, 1, null, null)]
    [InlineData("stripe:latency=2s*3", SandboxFaultKind.Latency, 3, 2000, null)]
    [InlineData("slack:rate-limited=5", SandboxFaultKind.RateLimited, 1, 5000, null)]
    [InlineData("stripe:latency=150ms", SandboxFaultKind.Latency, 1, 150, null)]
    [InlineData("stripe:commit-late=1.5m", SandboxFaultKind.CommitLate, 1, 90_000, null)]
    [InlineData("stripe:slow-drip=1h*2@refunds.create", SandboxFaultKind.SlowDrip, 2, 3_600_000, "refunds.create")]
    [InlineData(" stripe:webhook-lost@payment_intent.succeeded ", SandboxFaultKind.WebhookLost, 1, null, "payment_intent.succeeded")]
    public void A_fault_is_read_from_its_text(string text, SandboxFaultKind kind, int count, int? milliseconds, string? operation)
    {
        var fault = SandboxFault.Parse(text);

        Assert.Equal(kind, fault.Kind);
        Assert.Equal(count, fault.Count);
        Assert.Equal(milliseconds, (int?)fault.Time?.TotalMilliseconds);
        Assert.Equal(operation, fault.Operation);
        Assert.Equal(fault, SandboxFault.Parse(fault.ToString()));
    }

    [Theory]
    [InlineData("")]
    [InlineData("stripe")]
    [InlineData(":latency")]
    [InlineData("stripe:")]
    [InlineData("stripe:explode")]
    [InlineData("stripe:latency=soon")]
    [InlineData("stripe:latency=-1")]
    [InlineData("stripe:latency*0")]
    [InlineData("stripe:latency*x")]
    [InlineData("stripe:unavailable=2s")]
    [InlineData("stripe:unavailable@")]
    public void Bad_text_is_refused_with_one_line(string text)
    {
        Assert.False(SandboxFault.TryParse(text, out _, out var error));
        Assert.DoesNotContain('\n', error);
        Assert.Contains($"'{text}'", error, StringComparison.Ordinal);
        Assert.Equal(error, Assert.Throws<FormatException>(() => SandboxFault.Parse(text)).Message);
    }

    [Fact]
    public void Every_kind_has_its_name_and_is_read_by_it()
    {
        Assert.Equal(Enum.GetValues<SandboxFaultKind>().Length, SandboxFault.Names.Count);
        foreach (var name in SandboxFault.Names)
        {
            var fault = SandboxFault.Parse("stripe:" + name);
            Assert.Equal(name, fault.Name);
            Assert.Equal(name.Replace("-", "", StringComparison.Ordinal), fault.Kind.ToString(), ignoreCase: true);
        }
    }
}
