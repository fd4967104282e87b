namespace Procur.Integrations.Mpesa.Tests;

public sealed class MpesaIntegrationTests : IntegrationConformance<MpesaFixture>;

public sealed class MpesaConnectorTests : ConnectorConformance<MpesaFixture>;

public sealed class MpesaPaymentProviderTests : PaymentProviderConformance<MpesaFixture>;

public sealed class MpesaCoverageTests
{
    [Fact]
    public void Every_capability_that_is_offered_has_its_suite_here() =>
        Assert.Empty(
            SuiteCoverage.Missing(
                MpesaIntegration.Definition.Abilities.Select(ability => ability.Type),
                typeof(MpesaCoverageTests).Assembly
            )
        );

    [Fact]
    public async Task Every_operation_that_is_listed_is_one_that_is_sent()
    {
        await using var daraja = Daraja.Start();
        await using var host = MpesaHost.Create(daraja);

        await host.Get<IPaymentProvider>().CreatePaymentAsync(MpesaHost.Request(), TestContext.Current.CancellationToken);
        await host.Get<IPaymentProvider>().GetPaymentAsync(Daraja.Checkout, TestContext.Current.CancellationToken);

        Assert.Equal(
            MpesaOperations.All.Select(operation => (operation.Name, operation.Method.Method, "/" + operation.Path)),
            host.Audit.Records.Zip(daraja.StandIn.Received, (record, request) => (record.Operation, request.Method, request.Target))
        );
    }
}
