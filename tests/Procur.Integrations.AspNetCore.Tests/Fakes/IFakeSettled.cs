namespace Procur.Integrations.AspNetCore.Tests.Fakes;

/// <summary>What events of several services have in common.</summary>
public interface IFakeSettled
{
    string Id { get; }

    string Note { get; }
}
