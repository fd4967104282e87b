using System.Reflection;

namespace Procur.Integrations.TestKit;

/// <summary>Finds capabilities that nobody asks: a suite that is optional is one that most providers will not have.</summary>
public static class SuiteCoverage
{
    /// <summary>The capability interfaces without a suite among an assembly's tests.</summary>
    /// <param name="offered">What the provider offers: the types of its definition's abilities.</param>
    /// <param name="tests">The provider's tests.</param>
    public static IReadOnlyList<string> Missing(IEnumerable<Type> offered, Assembly tests)
    {
        var asked = tests
            .GetExportedTypes()
            .Where(type => !type.IsAbstract)
            .SelectMany(type => type.GetCustomAttributes<SuiteOfAttribute>(inherit: true))
            .Select(suite => suite.Capability)
            .ToHashSet();
        return
        [
            .. offered.Where(type => type.IsInterface && !asked.Contains(type)).Select(type => type.Name).Order(StringComparer.Ordinal),
        ];
    }
}
