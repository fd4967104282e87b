using Xunit;

namespace Procur.Integrations.TestKit;

/// <summary>What a host may expect where customers are kept on file.</summary>
[SuiteOf(typeof(IPaymentCustomers))]
public abstract class PaymentCustomersConformance<TFixture> : SandboxSuite<TFixture>
    where TFixture : IntegrationFixture, new()
{
    private static readonly Dictionary<string, string> Tier = new() { ["tier"] = "gold" };

    private IPaymentCustomers Customers => World.Get<IPaymentCustomers>();

    private static CustomerRequest Amina =>
        new()
        {
            Name = "Amina Wanjiru",
            Email = "amina@example.com",
            Phone = "+254700000001",
            Reference = "member-17",
            Metadata = Tier,
        };

    [Fact]
    public async Task A_customer_is_made_and_read_back_as_it_was_told()
    {
        var made = await Customers.CreateCustomerAsync(Amina, Token);
        var read = await Customers.GetCustomerAsync(made.Id, Token);

        Assert.Equal(made.Id, read.Id);
        Assert.Equal("Amina Wanjiru", read.Name);
        Assert.Equal("amina@example.com", read.Email);
        Assert.Equal("+254700000001", read.Phone);
        Assert.Equal("member-17", read.Reference);
        Assert.Equal(Tier, read.Metadata);
        Assert.False(read.IsDeleted);
        Assert.DoesNotContain("Amina", read.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_change_changes_what_it_names_and_nothing_else()
    {
        var made = await Customers.CreateCustomerAsync(Amina, Token);

        await Customers.UpdateCustomerAsync(new CustomerUpdate { CustomerId = made.Id, Email = "new@example.com" }, Token);
        var read = await Customers.GetCustomerAsync(made.Id, Token);

        Assert.Equal("new@example.com", read.Email);
        Assert.Equal("Amina Wanjiru", read.Name);
        Assert.Equal("member-17", read.Reference);
        Assert.Equal(Tier, read.Metadata);
    }

    [Fact]
    public async Task Deleting_again_is_no_error_and_what_was_deleted_says_so()
    {
        var made = await Customers.CreateCustomerAsync(Amina, Token);

        await Customers.DeleteCustomerAsync(made.Id, Token);
        await Customers.DeleteCustomerAsync(made.Id, Token);

        Assert.True((await Customers.GetCustomerAsync(made.Id, Token)).IsDeleted);
        Assert.Single(await World.EffectsAsync("customer-deleted", Token));
    }

    [Fact]
    public async Task The_same_operation_key_makes_one_customer()
    {
        var first = await Customers.CreateCustomerAsync(Amina with { OperationKey = "member 17" }, Token);
        var second = await Customers.CreateCustomerAsync(Amina with { OperationKey = "member 17" }, Token);

        Assert.Equal(first.Id, second.Id);
        Assert.Single(await World.EffectsAsync("customer", Token));
    }

    [Theory]
    [MemberData(nameof(SandboxFaults.OfCalls), MemberType = typeof(SandboxFaults))]
    public async Task Whatever_breaks_what_is_said_of_a_new_customer_is_true(string fault)
    {
        await World.FaultAsync(fault, Token);

        var told = await TellAsync(() => Customers.CreateCustomerAsync(Amina, Token));

        await AssertTruthAsync(told, "customer");
    }

    [Theory]
    [MemberData(nameof(SandboxFaults.OfCalls), MemberType = typeof(SandboxFaults))]
    public async Task Whatever_breaks_what_is_said_of_a_deletion_is_true(string fault)
    {
        var made = await Customers.CreateCustomerAsync(Amina, Token);
        await World.FaultAsync(fault, Token);

        var told = await TellAsync(() => Customers.DeleteCustomerAsync(made.Id, Token));

        await AssertTruthAsync(told, "customer-deleted");
    }

    [Fact]
    public async Task Personal_data_stands_in_no_log_span_metric_or_audit_record()
    {
        using var spans = new ActivityRecorder();
        using var metrics = new MetricRecorder();
        await World.FaultAsync("reset-before-commit", Token);

        await Customers.CreateCustomerAsync(Amina, Token);

        foreach (var personal in (string[])["Amina", "amina@example.com", "254700000001"])
        {
            Assert.DoesNotContain(personal, World.Host.Logs.Text, StringComparison.OrdinalIgnoreCase);
            Assert.DoesNotContain(personal, World.Host.Audit.Text, StringComparison.OrdinalIgnoreCase);
            Assert.DoesNotContain(personal, spans.Text, StringComparison.OrdinalIgnoreCase);
            Assert.DoesNotContain(personal, metrics.Text, StringComparison.OrdinalIgnoreCase);
        }
    }
}
