using Microsoft.Extensions.DependencyInjection;
using Procur.Integrations.Connections;
using Procur.Integrations.Journal;

namespace Procur.Integrations.Tests.Demo;

public static class ServiceReplacement
{
    /// <summary>The host brings its own journal.</summary>
    public static void Replace(this IServiceCollection services, IOperationJournal journal) => services.AddSingleton(journal);

    /// <summary>The host brings its own store.</summary>
    public static void Replace(this IServiceCollection services, IConnectionStore store) => services.AddSingleton(store);
}
